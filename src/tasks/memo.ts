import type { Database, Scope } from '../store/database.js'
import { currentRevision } from '../store/revision.js'

/**
 * Answers kept for as long as what they were made from stands: an answer belongs to an organisation and to a revision of
 * what it sees, and publishing or undoing an import makes every answer anew. Beyond `size`, those asked for longest ago go first.
 */
export class Memo {
  private readonly answers = new Map<string, unknown>()
  private readonly revisions = new Map<string, number>()
  private readonly pending = new Map<string, Promise<unknown>>()

  /** `shared`: whether one request may wait for what another has begun; workerd does not let it. */
  constructor(
    private readonly size = 200,
    private readonly shared = true,
  ) {}

  /** The answer named by `key`, made by `make` unless it is known; a failure is not kept. */
  async of<T>(db: Database, scope: Scope, key: string, make: () => Promise<T>): Promise<T> {
    const revision = await currentRevision(db, scope)
    this.forgetBefore(scope.organisationId, revision)
    const name = JSON.stringify([scope.organisationId, revision, key])
    if (this.answers.has(name)) return this.again(name) as T
    const begun = this.pending.get(name)
    if (begun) return begun as Promise<T>
    return this.begin(name, make)
  }

  /** The same of what only some publications move: kept for as long as the last of these is `since`. */
  async lasting<T>({ organisationId }: Scope, key: string, since: number, make: () => Promise<T>): Promise<T> {
    const name = JSON.stringify([organisationId, 'lasting', key])
    const known = this.again(name) as { readonly since: number; readonly answer: T } | undefined
    if (known?.since === since) return known.answer
    const answer = await make()
    this.keep(name, { since, answer })
    return answer
  }

  /** Kept as the latest: what every answer is made of is not to go for answers that nobody asks again. */
  private again(name: string): unknown {
    const answer = this.answers.get(name)
    if (this.answers.delete(name)) this.answers.set(name, answer)
    return answer
  }

  private async begin<T>(name: string, make: () => Promise<T>): Promise<T> {
    const made = make()
    if (this.shared) this.pending.set(name, made)
    try {
      const answer = await made
      this.keep(name, answer)
      return answer
    } finally {
      this.pending.delete(name)
    }
  }

  /** What an organisation no longer sees is of no use to anybody, and may be large. */
  private forgetBefore(organisation: string, revision: number): void {
    const seen = this.revisions.get(organisation)
    this.revisions.set(organisation, revision)
    if (seen === undefined || seen === revision) return
    const outdated = `${JSON.stringify([organisation, seen]).slice(0, -1)},`
    for (const name of this.answers.keys()) if (name.startsWith(outdated)) this.answers.delete(name)
  }

  private keep(name: string, answer: unknown): void {
    this.answers.set(name, answer)
    for (const oldest of this.answers.keys()) {
      if (this.answers.size <= this.size) break
      this.answers.delete(oldest)
    }
  }
}
