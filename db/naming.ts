import { DefaultNamingStrategy } from 'typeorm';

const snake = (name: string) =>
  name.replace(/[A-Z]/g, (letter, at) => (at > 0 ? '_' : '') + letter.toLowerCase());

/** Classes and properties in camelCase, tables and columns in snake_case. */
export class SnakeNaming extends DefaultNamingStrategy {
  override tableName(className: string, customName?: string): string {
    return customName ?? snake(className);
  }
  override columnName(property: string, customName: string | undefined): string {
    return customName ?? snake(property);
  }
}
