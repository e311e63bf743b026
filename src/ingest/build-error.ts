/**
 * Why a build cannot go on: another one writes the same archive, it would leave nothing of one, the former one cannot be read, or the
 * mirror of its pictures lacks what it should have.
 */
export type BuildErrorCode = 'locked' | 'no-posts' | 'former-archive' | 'mirror';

/** The build stopped before it changed anything: the message says why and what to do. */
export class BuildError extends Error {
  override readonly name = 'BuildError';
  readonly code: BuildErrorCode;

  constructor(code: BuildErrorCode, message: string) {
    super(message);
    this.code = code;
  }
}
