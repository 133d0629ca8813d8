import type { Disclosure } from '../model/disclosure.ts';
import type { Displacement } from './displacement/find-displacements.ts';
import type { Profile } from './profile.ts';

/** Another published document of the same unit or of one below it, with the name of its file. */
export interface Companion {
  readonly file: string;
  readonly disclosure: Disclosure;
}

/** What a rule may know beside the disclosure that it judges. */
export interface Context {
  readonly profile: Profile;
  /** Last year's final accounts disclosure (上年度部门决算公开). */
  readonly lastYear?: Companion;
  /** The year's budget disclosure (当年部门预算公开). */
  readonly budget?: Companion;
  /** Final accounts of the units that the department consists of (所属单位). */
  readonly children?: readonly Companion[];
  /** Blocks whose values do not stand with their names; to every rule their cells are unreadable. */
  readonly displacements?: readonly Displacement[];
}

/** A companion that a rule cannot do without. */
export type Need = 'lastYear' | 'budget' | 'children';
