/** How WeChat's functions answer: by `success`, `fail` and `complete`, or by a promise where no callback is given. */
export interface Callbacks {
  success?: (answer: never) => void
  fail?: (error: { errMsg: string; errCode?: number }) => void
  complete?: () => void
}

export class Failure extends Error {
  constructor(message: string, readonly errCode?: number) { super(message) }
}

/** Make a function in WeChat's manner; what it throws arrives as `errMsg`, `name:fail …`. */
export function calling<O>(name: string, deed: (options: O) => unknown) {
  return (given?: O & Callbacks): Promise<unknown> | undefined => {
    const options = (given ?? {}) as O & Callbacks
    const answer = Promise.resolve().then(() => deed(options)).then(
      said => ({ errMsg: `${name}:ok`, ...said as object }),
      (error: Error) => { throw { errMsg: `${name}:fail ${error.message}`, errCode: (error as Failure).errCode } },
    )
    if (!options.success && !options.fail && !options.complete) return answer
    answer.then(said => options.success?.(said as never), (error: { errMsg: string }) => {
      if (!('errMsg' in error)) throw error
      options.fail?.(error)
    }).finally(() => options.complete?.())
    return undefined
  }
}

/** What a test sets for this phone: `localStorage['host:' + name]`. */
export const setting = (name: string): string | undefined => localStorage.getItem(`host:${name}`) ?? undefined
