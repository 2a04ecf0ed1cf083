/** Brings a schema up to date as its owner, in a step of its own before a new version serves. */
@NullMarked
package plusone.migration;

import org.jspecify.annotations.NullMarked;
