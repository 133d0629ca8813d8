/** `mingzhang/check`: files in, report out. */
export {
  type Acceptance,
  type Ignore,
  type KnownFinding,
  knownFinding,
} from '../audit/acceptance.ts';
export type { Companions } from '../audit/audit.ts';
export type { Companion } from '../audit/context.ts';
export type { Finding, Severity } from '../audit/finding.ts';
export type { Audit, Coverage, RuleOutcome } from '../audit/outcome.ts';
export { NATIONAL, PROFILES, type Profile, profileFor } from '../audit/profile.ts';
export type { Rule, RuleGroup } from '../audit/rule.ts';
export { acceptRules } from '../audit/rule-glob.ts';
export { RULES } from '../audit/rules/index.ts';
export {
  type CompanionHints,
  type Unchecked,
  type UncheckedCode,
  uncheckedWords,
} from '../audit/unchecked.ts';
export { type AuditOptions, audit } from '../check/audit.ts';
export { Baseline } from '../check/baseline.ts';
export { type CheckOptions, type CheckSettings, check } from '../check/check.ts';
export type { CompanionFiles } from '../check/companions.ts';
export { type Config, type ConfigFault, configSchema, parseConfig } from '../check/config.ts';
export type { DeferredFile, GivenFile, InputFile } from '../check/given-file.ts';
export { ignoresFor } from '../check/ignores-for.ts';
export { type PolicyChange, policyChange, policyOf } from '../check/policy.ts';
export { reportOf, unreadable } from '../check/report-of.ts';
export { reportedError } from '../check/reported-error.ts';
export type { Progress, Step, Watch } from '../check/steps.ts';
export { lastYears } from '../check/years.ts';
export { type Obstacle, type ObstacleCode, obstacleWords } from '../model/obstacle.ts';
export type { AuditedFile, CheckedReport, FileReport, ReportedError } from '../report/file-report.ts';
