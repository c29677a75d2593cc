import { BaseEntity, Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('action_token')
export class ActionToken extends BaseEntity {
  @PrimaryColumn('text') hash!: string;
  @Column('uuid', { nullable: true }) messageId!: string | null;
  @Column('text') action!: string;
  @Column('text') aboutType!: string;
  @Column('uuid') aboutId!: string;
  @Column('integer') seenVersion!: number;
  @Column('text', { nullable: true }) cardHash!: string | null;
  @Column('uuid', { nullable: true }) personId!: string | null;
  @Column('uuid') commandId!: string;
  @Column('timestamptz') createdAt!: Date;
  @Column('timestamptz') expiresAt!: Date;
  @Column('timestamptz', { nullable: true }) usedAt!: Date | null;
}
