/// Proofs: phase tokens that say what an agent may act for, and signatures over what the engine saw.
///
/// Tokens are JSON Web Tokens (RFC 7519) held to the practice of RFC 8725. Signatures are Ed25519 (RFC 8032).
@NullMarked
package dev.signalbox.engine.token;

import org.jspecify.annotations.NullMarked;
