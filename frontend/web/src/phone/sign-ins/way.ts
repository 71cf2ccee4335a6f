/** A way within these pages as an address of ours says it; anything else leads home. */
export function wayWithin(said: string | null | undefined): string {
  return said && /^\/m\/(?![/\\])/.test(said) ? said.slice(2) : '/'
}

/** A page of this server beside the phone's, such as `/problems/7`; undefined for anything else. */
export function wayBeside(said: string | null | undefined): string | undefined {
  return said && /^\/(?!m(\/|$))[\w-]/.test(said) ? said : undefined
}
