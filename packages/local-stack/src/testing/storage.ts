export interface TestStorage {
  readonly endpoint: string;
}
export async function openTestStorage(): Promise<TestStorage> {
  throw new Error("soon");
}
