/** Refusals of the server (RFC 9457), as one error class. */
import type { WireResponse } from './client'
import type { components } from './schema'

export type Issue = components['schemas']['IssueOut']
export type Problem = components['schemas']['Problem']

export class ApiError extends Error {
  override readonly name = 'ApiError'

  constructor(readonly problem: Problem) {
    super(problem.detail)
  }

  get status(): number {
    return this.problem.status
  }

  /** The last part of the problem's type: `already-voted`. */
  get code(): string {
    return this.problem.type.split('/').pop() ?? ''
  }

  /** One sentence in Chinese that says what to do. */
  get detail(): string {
    return this.problem.detail
  }

  /** What is wrong, by the path of the field in the body: `title`, `place.longitude`. */
  get issuesByField(): Record<string, string> {
    const found: Record<string, string> = {}
    for (const issue of this.problem.issues ?? []) found[issue.path.replace(/^body\./, '')] ??= issue.detail
    return found
  }
}

/** The server could not be reached at all, or went silent. */
export class NoConnection extends Error {
  override readonly name = 'NoConnection'

  constructor(override readonly cause?: unknown) {
    super('连不上服务器，请检查网络后再试。')
  }
}

const PLAIN: Record<number, string> = {
  401: '请先登录。',
  403: '您没有办理这一步的权限。',
  404: '没有找到，可能已不对您公开。',
  413: '文件太大，服务器不收。',
  429: '操作太快，请稍等一会儿再试。',
}

/** Read the problem of a refusal; what is not a problem document (a proxy's page) gets plain words. */
export function problemOf({ status, body }: WireResponse): Problem {
  if (isProblem(body)) return { ...body, status }
  const detail = PLAIN[status] ?? '服务器没有办成，请稍后再试；一直不行，请联系管理员。'
  return { type: '/problems/unknown', title: detail, status, detail, instance: '', issues: [] }
}

function isProblem(body: unknown): body is Problem {
  return typeof body === 'object' && body !== null
    && 'detail' in body && typeof body.detail === 'string' && 'type' in body && typeof body.type === 'string'
}

/** What to tell a person about anything that was thrown. */
export function sentenceOf(error: unknown): string {
  if (error instanceof ApiError || error instanceof NoConnection) return error.message
  return '这一步没有办成，请刷新页面再试；一直不行，请联系管理员。'
}
