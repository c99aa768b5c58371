/**
 * Provider protocols translated to events of our own. An adapter knows LangChain4j and one provider's wire; it never
 * opens a connection by itself but asks the {@link dev.sluice.adapters.Outbound} it was handed, which the egress gate
 * made for one decided request.
 */
@NullMarked
package dev.sluice.adapters;

import org.jspecify.annotations.NullMarked;
