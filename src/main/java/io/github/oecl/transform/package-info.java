/**
 * Augmentations, which make views of an image, and distribution shifts, which make outliers of it.
 * All of them are functions of an image and a random generator, so that a view is fixed by its
 * {@link io.github.oecl.transform.Augmentation.ViewKey} and no thread or order of work changes it.
 * Colour operations, crops and flips give torchvision's pixels. Users' own have a name ({@link
 * io.github.oecl.transform.Augmentation#register}, {@link
 * io.github.oecl.transform.Shift#register}). Knows nothing of data sets or of networks.
 */
package io.github.oecl.transform;
