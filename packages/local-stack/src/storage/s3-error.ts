/** What S3 refuses, in its own words. The server writes it down as S3's XML. */
export class S3Error extends Error {
  override readonly name = "S3Error";
  readonly status: number;
  /** S3's name for it, which its SDKs read. */
  readonly code: string;

  constructor(status: number, code: string, message: string = code) {
    super(message);
    this.status = status;
    this.code = code;
  }
}
