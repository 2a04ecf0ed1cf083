/**
 * The manifests in {@code k8s/}: what they say is held against what must hold and against what the
 * code says.
 */
@NullMarked
package plusone.suite.k8s;

import org.jspecify.annotations.NullMarked;
