/** Holds k8s/, compose.yaml and the images to what they promise. */
@NullMarked
package io.partguard.manifests;

import org.jspecify.annotations.NullMarked;
