/**
 * Input that cannot be read, told apart by `code`. The message is one line in lower case with the bad value in it; `hint` says
 * what to do next. Everything else that is thrown is a fault of ours.
 */
export class Failure extends Error {
  readonly code: string;
  readonly hint: string | null;

  constructor(code: string, message: string, hint: string | null = null) {
    super(message);
    this.name = 'Failure';
    this.code = code;
    this.hint = hint;
  }
}
