// What may come through the window about the whole case: settlement, reply, delivery, ending and custody, validated.
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { deliveries, outcomes, type Ending, type Outcome, type ReplyDelivered } from '@onehall/contracts';
import { ArrayMaxSize, ArrayMinSize, IsIn, IsOptional, IsString, Length, Matches } from 'class-validator';
import { IsDay, IsDepartment, IsText, IsWords } from './case.dto.js';

/** What can be said at the window; declining, redirecting and referring are intake's. */
const endingsHere = ['answered', 'settled', 'withdrawn'] as const satisfies readonly Ending[];

export class SettleCaseDto {
  @ApiProperty({ description: '参加调解、和解的单位', type: [String] })
  @Matches(/^[a-z0-9-]{2,40}$/, { each: true })
  @ArrayMinSize(1)
  @ArrayMaxSize(40)
  departments: string[];

  @ApiProperty({ description: '书面协议' })
  @IsText()
  agreement: string;
}

export class IssueReplyDto {
  @ApiProperty({ description: 'supported 予以支持，explained 解释说明，not-supported 不予支持', enum: outcomes })
  @IsIn(outcomes)
  outcome: Outcome;

  @ApiProperty({ description: '投诉请求' })
  @IsText()
  claim: string;

  @ApiProperty({ description: '事实和理由' })
  @IsText()
  facts: string;

  @ApiProperty({ description: '处理意见' })
  @IsText()
  opinion: string;

  @ApiProperty({ description: '法律法规政策依据' })
  @IsWords()
  basis: string;
}

export class DeliverReplyDto {
  @ApiProperty({ description: 'direct 直接送达，post 挂号邮寄，online 网上，phone 电话，public 公告', enum: deliveries })
  @IsIn(deliveries)
  method: ReplyDelivered['data']['method'];

  @ApiPropertyOptional({ description: '送达之日，不填为今天' })
  @IsOptional()
  @IsDay()
  deliveredOn?: string;

  @ApiPropertyOptional({ description: '签收人' })
  @IsOptional()
  @IsString()
  @Length(1, 100)
  receiver?: string;
}

export class EndCaseDto {
  @ApiProperty({ description: 'answered 已答复，settled 已和解，withdrawn 信访人撤回', enum: endingsHere })
  @IsIn(endingsHere)
  how: (typeof endingsHere)[number];
}

export class OfferCustodyDto {
  @ApiProperty({ description: '移交给哪个单位；hall 为大厅' })
  @IsDepartment()
  to: string;
}

export class RefuseCustodyDto {
  @ApiProperty({ description: '拒绝接收的理由，不写个人信息' })
  @IsWords()
  reasons: string;
}
