/** What Node 20 has not yet. Whatever starts a thread of ours imports this first. */
URL.parse ??= (address, base) => (URL.canParse(address, base) ? new URL(address, base) : null);
