/**
 * Settings of the house, all under {@code plusone}. A name that nobody reads stops the start,
 * wherever it is written: what was meant by it would be passed over in silence.
 */
@NullMarked
package plusone.settings;

import org.jspecify.annotations.NullMarked;
