// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.method;

import ai.djl.Device;
import io.github.oecl.data.ImageSet;
import io.github.oecl.features.TestViews;
import io.github.oecl.image.RgbImage;
import io.github.oecl.model.Backbone;
import io.github.oecl.model.OeclModel;
import io.github.oecl.random.KeyedRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** What scores are tested on: untrained networks and images of noise. */
public final class Scored {

    public static final TestViews VIEWS = new TestViews(8, 0.5, 3, 5);

    private Scored() {}

    /** One of each rule, and one more of the norm's. */
    static Stream<OodMethod> methods() {
        return Stream.of(
                new OeclMethod(),
                new SimClrMethod(),
                new CsiMethod(),
                new HscMethod(),
                new BceMethod());
    }

    /** The names of all methods of the library. */
    public static List<MethodName> names() {
        return Methods.all().stream()
                .filter(each -> each.getClass().getPackage() == Methods.class.getPackage())
                .map(OodMethod::name)
                .toList();
    }

    public static OeclModel model(OodMethod method) {
        return OeclModel.builder()
                .setBackbone(Backbone.COMPACT)
                .optWidth(4)
                .optHidden(8)
                .optEmbedding(6)
                .optHeads(method.networkHeads())
                .optDevice(Device.cpu())
                .build();
    }

    public static ImageSet noise(String name, int count) {
        List<RgbImage> images = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            byte[] pixels = new byte[8 * 8 * 3];
            KeyedRandom.of(KeyedRandom.stream(name), i).nextBytes(pixels);
            images.add(RgbImage.of(8, 8, pixels));
        }
        return ImageSet.of(name, List.of(name), images, new int[count]);
    }
}
