/** What can be wrong with one post. Each is listed in the report; none stops the build. */
export type ProblemCode =
  | 'unreadable'
  | 'too-large'
  | 'invalid-encoding'
  | 'control-characters'
  | 'no-front-matter'
  | 'unclosed-front-matter'
  | 'invalid-yaml'
  | 'duplicate-key'
  | 'title-missing'
  | 'title-repaired'
  | 'date-missing'
  | 'date-invalid'
  | 'categories-missing'
  | 'id-invalid'
  | 'id-taken'
  | 'copy-of'
  | 'empty-body'
  | 'too-deep'
  | 'unsafe-content'
  | 'image-unresolved';

/** One problem of one post: the code for programs, the detail for people (what is wrong, and what to do where that helps). */
export type Problem = { code: ProblemCode; detail: string };
