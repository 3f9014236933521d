// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.bench;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import ai.djl.nn.Parameter;
import ai.djl.nn.convolutional.Conv2d;
import ai.djl.nn.core.Linear;
import ai.djl.nn.norm.BatchNorm;
import ai.djl.nn.pooling.Pool;
import io.github.oecl.model.Architecture;
import io.github.oecl.model.OeclModel;
import java.util.Iterator;
import java.util.List;

/** A model's layers in training as plain calls of the engine, on the model's own weights. */
final class BareNetwork {

    private final Architecture sizes;
    private final List<NDArray> parameters;
    private final NDArray mean;
    private final NDArray scale;
    private Iterator<NDArray> next;

    /** Takes the model's own weights, so that they are trained. */
    BareNetwork(OeclModel model) {
        this(model, model.parameters().stream().map(Parameter::getArray).toList());
    }

    /** Takes other arrays of the model's sizes, all of one type. */
    BareNetwork(OeclModel model, List<NDArray> parameters) {
        sizes = model.architecture();
        this.parameters = parameters;
        mean = channels(model, false);
        scale = channels(model, true);
    }

    NDArray forward(NDArray images) {
        next = parameters.iterator();
        int stride = sizes.stem() == io.github.oecl.model.Architecture.Stem.CIFAR ? 1 : 2;
        NDArray x = relu(norm(conv(images.sub(mean).muli(scale), stride, 1)));
        int inputs = sizes.width();
        for (int stage = 0; stage < sizes.blocks().size(); stage++) {
            for (int block = 0; block < sizes.blocks().get(stage); block++) {
                int outputs = sizes.width() << stage;
                x = residual(x, stage > 0 && block == 0 ? 2 : 1, inputs == outputs);
                inputs = outputs;
            }
        }
        x = Pool.globalAvgPool2d(x);
        x = relu(norm(linear(x)));
        return linear(x);
    }

    private NDArray residual(NDArray x, int stride, boolean same) {
        NDArray y = relu(norm(conv(x, stride, 1)));
        y = norm(conv(y, 1, 1));
        NDArray kept = same && stride == 1 ? x : norm(conv(x, stride, 0));
        NDArray sum = y.add(kept);
        y.close();
        if (kept != x) {
            kept.close();
        }
        return relu(sum);
    }

    private NDArray conv(NDArray x, int stride, int padding) {
        return Conv2d.conv2d(
                        x,
                        next.next(),
                        null,
                        new Shape(stride, stride),
                        new Shape(padding, padding),
                        new Shape(1, 1))
                .singletonOrThrow();
    }

    private NDArray norm(NDArray x) {
        NDArray gamma = next.next();
        NDArray beta = next.next();
        NDArray runningMean = next.next();
        NDArray runningVariance = next.next();
        NDList result =
                BatchNorm.batchNorm(
                        x, runningMean, runningVariance, gamma, beta, 1, 0.9f, 1e-5f, true);
        x.close();
        return result.singletonOrThrow();
    }

    private NDArray linear(NDArray x) {
        return Linear.linear(x, next.next(), next.next()).singletonOrThrow();
    }

    private static NDArray relu(NDArray x) {
        NDArray result = Activation.relu(x);
        x.close();
        return result;
    }

    private NDArray channels(OeclModel model, boolean inverse) {
        double[] values =
                (inverse ? sizes.std() : sizes.mean())
                        .stream().mapToDouble(value -> inverse ? 1 / value : value).toArray();
        return model.newManager()
                .create(values, new Shape(1, values.length, 1, 1))
                .toType(parameters.get(0).getDataType(), false);
    }
}
