import { BaseEntity, Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('chat_form')
export class ChatForm extends BaseEntity {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid') personId!: string;
  @Column('text') provider!: string;
  @Column('text') chat!: string;
  @Column('text', { nullable: true }) promptRef!: string | null;
  @Column('text') action!: string;
  @Column('text') aboutType!: string;
  @Column('uuid') aboutId!: string;
  @Column('integer') seenVersion!: number;
  @Column('text', { nullable: true }) cardHash!: string | null;
  @Column('uuid') commandId!: string;
  @Column('jsonb', { default: {} }) answers!: unknown;
  @Column('timestamptz') expiresAt!: Date;
  @Column('timestamptz', { nullable: true }) doneAt!: Date | null;
}
