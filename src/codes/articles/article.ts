/** One change of an article that matters to what is read in contracts. */
export interface ArticleVersion {
  /** ISO date from which the changed text applies. */
  readonly since: string
  /** The text that changes it, and what changes, in our words. */
  readonly by: string
  readonly change: string
}

/** An article of law or of a general document, as the tool knows it. Dates are ISO days. */
export interface Article {
  /** The code, law or document it belongs to, as it is named in full. */
  readonly code: string
  /** Ours, in a few words. */
  readonly subject: string
  /** First day in force of the provision; null: not established. */
  readonly from: string | null
  /** First day it is no longer in force; null: still in force, as far as is known. */
  readonly to: string | null
  /** Its own public address where it is established, else that of the text it belongs to. */
  readonly url: string
  readonly versions?: readonly ArticleVersion[]
  /** What is said here was read in the article or in a source that quotes it; else it is still to be checked. */
  readonly verified: boolean
}
