// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.spark;

import io.github.oecl.image.ImageDecoder;
import io.github.oecl.image.ImageFormatException;
import io.github.oecl.image.RgbImage;
import java.io.IOException;
import java.io.InputStream;
import java.io.Serializable;
import java.nio.file.NoSuchFileException;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.spark.SparkEnv;
import org.apache.spark.deploy.SparkHadoopUtil;
import org.apache.spark.sql.Row;

/** Where the image of a record is: in a file that the record names, or in the record itself. */
interface ImageSource<T> extends Serializable {

    /** {@return the name of the record in the results} */
    String path(T item);

    /** {@return the image, read on the machine of the task as the detector reads images} */
    RgbImage image(T item, ImageDecoder decoder) throws IOException;

    /** Files of this machine, or of a Hadoop file system where the path has a scheme. */
    final class OfPaths implements ImageSource<String> {

        private static final long serialVersionUID = 1L;

        @Override
        public String path(String path) {
            return path;
        }

        @Override
        public RgbImage image(String path, ImageDecoder decoder) throws IOException {
            if (Listing.isRemote(path)) {
                return decoder.decode(remote(path, decoder.settings().maxBytes()), path);
            }
            try {
                return decoder.decode(java.nio.file.Path.of(path));
            } catch (NoSuchFileException e) {
                throw new IOException(
                        path
                                + ": there is no such file on the executor's machine; put it where"
                                + " every machine sees it under this path",
                        e);
            }
        }

        private static byte[] remote(String path, long mostBytes) throws IOException {
            Path file = new Path(path);
            FileSystem system =
                    file.getFileSystem(
                            SparkHadoopUtil.get().newConfiguration(SparkEnv.get().conf()));
            FileStatus status = system.getFileStatus(file);
            requireSize(status.getLen(), mostBytes, path);
            try (InputStream in = system.open(file)) {
                return in.readNBytes(Math.toIntExact(mostBytes));
            }
        }
    }

    /** Records with the columns path and content. */
    final class OfContents implements ImageSource<Row> {

        private static final long serialVersionUID = 1L;

        @Override
        public String path(Row row) {
            return row.getString(0);
        }

        @Override
        public RgbImage image(Row row, ImageDecoder decoder) throws IOException {
            if (row.isNullAt(1)) {
                throw new ImageFormatException(row.getString(0), "has no content");
            }
            return decoder.decode(row.<byte[]>getAs(1), row.getString(0));
        }
    }

    private static void requireSize(long bytes, long most, String path)
            throws ImageFormatException {
        if (bytes > most) {
            throw new ImageFormatException(
                    path,
                    "has "
                            + bytes
                            + " bytes, over the limit of "
                            + most
                            + "; make it smaller, or train with --megapixels");
        }
    }
}
