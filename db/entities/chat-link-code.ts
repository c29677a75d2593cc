import { BaseEntity, Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('chat_link_code')
export class ChatLinkCode extends BaseEntity {
  @PrimaryColumn('text') codeHash!: string;
  @Column('uuid') personId!: string;
  @Column('text') provider!: string;
  @Column('timestamptz') expiresAt!: Date;
  @Column('integer', { default: 0 }) attempts!: number;
  @Column('timestamptz', { nullable: true }) usedAt!: Date | null;
  @Column('uuid', { nullable: true }) offerId!: string | null;
  @Column('uuid', { nullable: true }) issuedBy!: string | null;
  @Column('timestamptz', { nullable: true }) issuedAt!: Date | null;
}
