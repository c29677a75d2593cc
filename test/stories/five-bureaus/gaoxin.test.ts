import { tellStory } from './tell.ts';

tellStory('gaoxin');
