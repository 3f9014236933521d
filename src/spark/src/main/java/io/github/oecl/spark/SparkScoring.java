// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.spark;

import io.github.oecl.detect.DetectorFile;
import io.github.oecl.model.ComputeDevice;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoder;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.util.LongAccumulator;

/**
 * Scores images on a cluster. The results have a row for each image: path, score (larger for a more
 * normal image), p_value, and error where there is no score. A score is bit-identical to that in
 * one process on the same kind of machine.
 *
 * <p>The model travels to each executor once. A dataset of results is computed at each action on
 * it: write it and read it back before a second one.
 */
public final class SparkScoring {

    /** The columns of the results. */
    public static final StructType SCHEMA =
            new StructType()
                    .add("path", DataTypes.StringType, false)
                    .add("score", DataTypes.DoubleType, true)
                    .add("p_value", DataTypes.DoubleType, true)
                    .add("error", DataTypes.StringType, true);

    /** A task is to take some seconds, so that a lost one costs little. */
    private static final int IMAGES_PER_TASK = 1000;

    private static final Encoder<Row> ROWS = Encoders.row(SCHEMA);

    private final SparkSession session;
    private final Broadcast<byte[]> model;
    private final LongAccumulator done;
    private final LongAccumulator failed;

    private SparkScoring(SparkSession session, byte[] model) {
        this.session = session;
        this.model = new JavaSparkContext(session.sparkContext()).broadcast(model);
        done = session.sparkContext().longAccumulator("images done");
        failed = session.sparkContext().longAccumulator("images without a score");
    }

    /**
     * Makes the scoring by a detector.
     *
     * @param session of the cluster
     * @param model a file of {@link DetectorFile}, on the driver's machine
     * @return the scoring
     * @throws IOException if the file cannot be read, or is no detector of this version
     */
    public static SparkScoring of(SparkSession session, Path model) throws IOException {
        if (!Files.exists(model)) {
            throw new IOException("There is no file " + model);
        }
        // A damaged file is to be found before the work, and once.
        DetectorFile.load(model, ComputeDevice.fromEnvironment().device()).close();
        return new SparkScoring(session, Files.readAllBytes(model));
    }

    /**
     * Scores the files of a folder at any depth.
     *
     * @param folder a path that all executors see, or a URI of a Hadoop file system
     * @return the results
     * @throws IOException if the folder cannot be listed
     */
    public Dataset<Row> folder(String folder) throws IOException {
        return paths(listing(folder).files());
    }

    Listing listing(String folder) throws IOException {
        return Listing.of(folder, session.sparkContext().hadoopConfiguration());
    }

    /**
     * Scores files.
     *
     * @param paths that all executors see, or URIs of a Hadoop file system
     * @return the results, in the order of the paths
     */
    public Dataset<Row> paths(List<String> paths) {
        int tasks = tasks(paths.size());
        Dataset<String> items =
                session.createDataset(
                        new JavaSparkContext(session.sparkContext())
                                .parallelize(paths, tasks)
                                .rdd(),
                        Encoders.STRING());
        return items.mapPartitions(task(new ImageSource.OfPaths()), ROWS);
    }

    /**
     * Scores images that are in the cluster already. Leave out large files by their length before
     * their contents are read.
     *
     * @param images with the columns path (text) and content (the bytes of a file)
     * @return the results
     */
    public Dataset<Row> contents(Dataset<Row> images) {
        return images.select("path", "content")
                .mapPartitions(task(new ImageSource.OfContents()), ROWS);
    }

    /** {@return images scored so far, for progress; those of a repeated task count twice} */
    public long done() {
        return done.value();
    }

    /** {@return images without a score so far, for progress} */
    public long failed() {
        return failed.value();
    }

    private <T> ScoringTask<T> task(ImageSource<T> source) {
        return new ScoringTask<>(model, source, done, failed);
    }

    private int tasks(int images) {
        int slots = session.sparkContext().defaultParallelism();
        int tasks = Math.max(2 * slots, images / IMAGES_PER_TASK);
        return Math.max(1, Math.min(images, tasks));
    }
}
