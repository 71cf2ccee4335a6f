/** Register a small part of pages, used as a tag in their WXML. */

type Handlers = Record<string, (...args: never[]) => unknown>

interface Definition<P extends object, M extends Handlers> {
  properties: { [K in keyof Required<P>]: WechatMiniprogram.Component.AllProperty }
  methods?: M
}

type Instance<P extends object, M extends Handlers> =
  { data: Required<P> } & M & Pick<WechatMiniprogram.Component.InstanceMethods<WechatMiniprogram.IAnyObject>, 'triggerEvent'>

/** `part<Properties>()({ … })`; what comes back exists for the check of the WXML: its properties and handlers. */
export const part = <P extends object>() => <M extends Handlers>(
  definition: Definition<P, M> & ThisType<Instance<P, M>>,
): { data: Required<P>; methods: M } => {
  Component({ ...definition, options: { virtualHost: true } } as never)
  return undefined as never
}
