/** `mingzhang/compose`: an account in, its disclosure in every format out. */
export { accountOf } from '../compose/account-of.ts';
export { type Composed, compose, DIALECTS } from '../compose/compose.ts';
export { type Contradiction, type Derived, derive } from '../compose/derive.ts';
export type { ComposedDocument } from '../compose/document.ts';
export type { EntryBookRead } from '../compose/entry-book/read-entry-book.ts';
export { writeEntryBook } from '../compose/entry-book/write-entry-book.ts';
export type { MissingReason } from '../compose/voice.ts';
export type { Typesetter } from '../compose/write/pdf.ts';
export type { Account } from '../model/account.ts';
export { type Obstacle, type ObstacleCode, obstacleWords } from '../model/obstacle.ts';
export { accountToFill, type Beginning, type BeginningFault } from '../publish/account-to-fill.ts';
export { readAccountWorkbook } from '../publish/account-workbook.ts';
export { COMPOSED_FORMATS, type ComposedFormat, type Typesetting } from '../publish/composed-formats.ts';
export type { Difference } from '../publish/differences.ts';
export { type GivenAccount, givenAccount } from '../publish/given-account.ts';
export {
  type Published,
  type PublishedFile,
  type PublishFault,
  type PublishOptions,
  type PublishProgress,
  publish,
} from '../publish/publish.ts';
