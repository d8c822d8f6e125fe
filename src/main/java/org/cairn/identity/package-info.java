/**
 * Who somebody is: accounts, invitations, sign-in, devices, tokens and keys, roles. It imports the
 * platform alone. {@link org.cairn.identity.Allowed}, {@link org.cairn.identity.Role} and {@link
 * org.cairn.identity.RegisterPerson} are what other rooms use.
 */
@org.jspecify.annotations.NullMarked
package org.cairn.identity;
