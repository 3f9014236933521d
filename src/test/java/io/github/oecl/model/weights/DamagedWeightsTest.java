// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.model.weights;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.Device;
import io.github.oecl.io.internal.StateFormatException;
import io.github.oecl.model.Architecture;
import io.github.oecl.model.Architecture.Stem;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A file from outside is refused with a reason before room is made for what it says. */
class DamagedWeightsTest {

    private static final String A = "{'a':{'dtype':'F32','shape':[2],'data_offsets':[0,8]}";

    @TempDir Path folder;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "[1] | no JSON of safetensors",
                "{'a':1} | no JSON of safetensors",
                "{'a':{'dtype':'F32'}} | a lacks dtype, shape or data_offsets",
                "{'a':{'dtype':'F32','shape':[2],'data_offsets':[0]}} | a lacks",
                "{'a':{'dtype':'F32','shape':[2],'data_offsets':[0,8,16]}} | more than 2 numbers",
                "{'a':{'dtype':'F32','shape':[1,1,1,1,1,1,1,1,1],'data_offsets':[0,4]}} | more than 8",
                "{'a':{'dtype':'F32','shape':[[2]],'data_offsets':[0,8]}} | text where numbers",
                "{'a':{'dtype':'F32','shape':['2'],'data_offsets':[0,8]}} | text where numbers",
                "{'a':{'dtype':'F32','shape':[-2],'data_offsets':[0,8]}} | negative",
                "{'a':{'dtype':'F32','shape':[1.5],'data_offsets':[0,8]}} | no JSON of safetensors",
                "{'a':{'dtype':'F4','shape':[2],'data_offsets':[0,8]}} | type F4",
                "{'a':{'dtype':'F32','shape':[2],'data_offsets':[8,0]}} | takes 8 bytes",
                "{'a':{'dtype':'F32','shape':[3],'data_offsets':[0,8]}} | takes 12 bytes",
                "{'a':{'dtype':'F32','shape':[4294967296,4294967296],'data_offsets':[0,8]}} | large",
                "{'a':{'dtype':'F32','shape':[2],'data_offsets':[0,8],'x':{}}} | unknown entry x",
                "{'a':{'dtype':'F32','shape':[2],'shape':[2],'data_offsets':[0,8]}} | shape twice",
                "{'a':{'dtype':'F32','shape':[1],'data_offsets':[4,8]}} | begins at byte 4",
                "{'a':{'dtype':'F32','shape':[1],'data_offsets':[0,4]}} | cut off or has more",
                "{'__metadata__':{'x':{'y':1}}} | is no text",
                "{'__metadata__':{'x':'1','x':'2'}} | x twice",
                "{'__metadata__':{},'__metadata__':{}} | twice",
                "{'oecl':{'dtype':'F32','shape':[2],'data_offsets':[0,8]}} | no conv1.weight",
            })
    void aWrongHeaderIsRefused(String header, String reason) throws IOException {
        assertRefused(SafetensorsBytes.of(header.replace('\'', '"'), 8), reason);
    }

    @Test
    void twoArraysDoNotOverlapOrShareAName() throws IOException {
        String overlap = A + ",'b':{'dtype':'F32','shape':[2],'data_offsets':[4,12]}}";
        assertRefused(SafetensorsBytes.of(overlap.replace('\'', '"'), 12), "b begins at byte 4");
        String twice = A + ",'a':{'dtype':'F32','shape':[2],'data_offsets':[8,16]}}";
        assertRefused(SafetensorsBytes.of(twice.replace('\'', '"'), 16), "the array a twice");
    }

    @Test
    void aLengthIsNotBelieved() throws IOException {
        for (long length : new long[] {-1, 0, 1, 1L << 40, 17}) {
            byte[] bytes =
                    ByteBuffer.allocate(24).order(ByteOrder.LITTLE_ENDIAN).putLong(length).array();
            assertRefused(bytes, "its header would have");
        }
        assertRefused(new byte[3], "3 bytes, too few");
    }

    @Test
    void picklesAreNotReadAndTheErrorSaysHowToConvertThem() throws IOException {
        assertRefused("PK\u0003\u0004xxxxxxxxxxx".getBytes(StandardCharsets.UTF_8), "save_file(");
        assertRefused(new byte[] {(byte) 0x80, 2, 'c', 0, 0, 0, 0, 0, 0}, "a pickle");
    }

    @Test
    void whatIsNoNetworkOfOursIsNamed() throws IOException {
        byte[] classifier =
                new SafetensorsBytes()
                        .floats("conv1.weight", List.of(1L, 3L, 3L, 3L), new float[27])
                        .floats("fc.weight", List.of(1L, 1L), new float[1])
                        .bytes();
        assertRefused(classifier, "it has no fc.0.weight");
        byte[] bottleneck =
                new SafetensorsBytes()
                        .floats("layer1.0.conv3.weight", List.of(1L), new float[1])
                        .bytes();
        assertRefused(bottleneck, "three convolutions, as those of ResNet-50");
        byte[] twice =
                new SafetensorsBytes()
                        .floats("conv1.weight", List.of(1L), new float[1])
                        .floats("module.conv1.weight", List.of(1L), new float[1])
                        .bytes();
        assertRefused(twice, "are the same parameter");
    }

    @Test
    void aNumberThatIsNotFiniteOrOfAnotherTypeIsNamed() throws IOException {
        for (String type : List.of("F32", "F16")) {
            SafetensorsBytes bytes = new SafetensorsBytes();
            for (TensorShape each : TorchNames.of(SmallNetwork.ARCHITECTURE)) {
                if (each.name().equals("layer1.0.bn2.bias")) {
                    byte[] wrong = type.equals("F32") ? new byte[] {0, 0, -64, 127} : new byte[2];
                    bytes.add(each.name(), type, each.shape(), wrong);
                } else {
                    bytes.floats(each.name(), each.shape(), new float[each.size()]);
                }
            }
            String reason = type.equals("F32") ? "is not finite" : "type F16, and weights are F32";
            assertRefused(bytes.bytes(), "layer1.0.bn2.bias");
            assertRefused(bytes.bytes(), reason);
        }
    }

    private void assertRefused(byte[] bytes, String reason) throws IOException {
        Path file = Files.write(folder.resolve("bad.safetensors"), bytes);
        IOException e =
                assertThrows(
                        StateFormatException.class,
                        () -> new WeightsReader().setPath(file).optDevice(Device.cpu()).read());
        assertTrue(e.getMessage().contains(reason), e::getMessage);
        assertTrue(e.getMessage().contains(file.toString()), e::getMessage);
    }

    /** One stage of one channel. */
    private static final class SmallNetwork {

        static final Architecture ARCHITECTURE =
                new Architecture(
                        Stem.CIFAR,
                        1,
                        List.of(1),
                        2,
                        2,
                        List.of(0.0, 0.0, 0.0),
                        List.of(1.0, 1.0, 1.0),
                        Map.of(),
                        null);
    }
}
