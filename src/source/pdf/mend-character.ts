export { mendCharacter } from '../mend-characters.ts';
