/** A way within these pages as an address of ours says it; anything else leads home. */
export function wayWithin(said: string | null | undefined): string {
  return said && /^\/m\/(?![/\\])/.test(said) ? said.slice(2) : '/'
}
