/**
 * The demo identity provider of the local suite: OpenID Connect discovery, keys, tokens for
 * partners and services by client credentials, and tokens for the demo identities for a first try.
 * It exists in the local suite only.
 */
@NullMarked
package plusone.suite.identity;

import org.jspecify.annotations.NullMarked;
