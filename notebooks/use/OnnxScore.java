// SPDX-License-Identifier: Apache-2.0
import ai.onnxruntime.*;
import java.io.File;
import java.nio.ByteBuffer;
import java.util.*;

/** java -cp onnxruntime-1.24.1.jar OnnxScore.java MODEL.onnx IMAGE: score (larger is more normal) and p-value of an image. */
class OnnxScore {
    public static void main(String[] args) throws Exception {
        try (var session = OrtEnvironment.getEnvironment().createSession(args[0])) {
            Map<String, String> about = session.getMetadata().getCustomMetadata();
            int size = Integer.parseInt(about.get("image_size"));
            double[] normal = Arrays.stream(about.get("clean_calibration").split("[\\[\\],]+")).skip(1).mapToDouble(Double::parseDouble).toArray();
            var image = javax.imageio.ImageIO.read(new File(args[1]));
            if (image.getWidth() != size || image.getHeight() != size) throw new IllegalArgumentException("The graph takes " + size + " x " + size + " pixels");
            ByteBuffer rgb = ByteBuffer.allocateDirect(size * size * 3);
            for (int p : image.getRGB(0, 0, size, size, null, 0, size)) rgb.put((byte) (p >> 16)).put((byte) (p >> 8)).put((byte) p);
            var input = OnnxTensor.createTensor(OrtEnvironment.getEnvironment(), rgb.flip(), new long[] {1, size, size, 3}, OnnxJavaType.UINT8);
            String output = about.getOrDefault("clean_score", "norm");
            float score = ((OnnxTensor) session.run(Map.of("images", input)).get(output).get()).getFloatBuffer().get(0);
            double p = (1.0 + Arrays.stream(normal).filter(each -> each <= score).count()) / (1 + normal.length);
            System.out.printf(Locale.ROOT, "score %.4f, p-value %.4f%n", score, p);
        }
    }
}
