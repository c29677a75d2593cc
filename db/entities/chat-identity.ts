import { BaseEntity, Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('chat_identity')
export class ChatIdentity extends BaseEntity {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid') personId!: string;
  @Column('text') provider!: string;
  @Column('text') account!: string;
  @Column('text') userId!: string;
  @Column('text', { nullable: true }) chat!: string | null;
  @Column('boolean', { default: true }) reachable!: boolean;
  @Column('timestamptz') linkedAt!: Date;
  @Column('uuid', { nullable: true }) linkedBy!: string | null;
  @Column('timestamptz', { nullable: true }) blockedAt!: Date | null;
  @Column('uuid', { nullable: true }) revokedBy!: string | null;
  @Column('text', { nullable: true }) revokeGround!: string | null;
  @Column('timestamptz', { nullable: true }) revokedAt!: Date | null;
}
