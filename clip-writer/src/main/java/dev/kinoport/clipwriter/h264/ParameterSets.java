package dev.kinoport.clipwriter.h264;

import dev.kinoport.clipwriter.scene.FrameSize;

/**
 * What a decoder must know before the first picture (H.264 clauses 7.3.2.1, 7.3.2.2, E.1).
 *
 * @param size frame size; what is not a multiple of 16 is cropped by the decoder
 * @param level what the decoder must be able to do
 * @param framesPerSecond constant rate
 */
public record ParameterSets(FrameSize size, Level level, int framesPerSecond) {
  static final int MAIN_PROFILE = 77;

  /** Set in byte 2 of the sequence parameters: constraint_set1, decodable by any Main decoder. */
  static final int MAIN_COMPATIBLE = 0x40;

  static final int FRAME_NUMBER_BITS = 8;
  static final int ORDER_COUNT_BITS = 12;
  static final int INITIAL_QP = 26;

  private static final int BT_709 = 1;
  private static final int UNSPECIFIED_FORMAT = 5;
  private static final int IMPLICIT_WEIGHTS = 2;

  /** What holds for all pictures, as a NAL unit. */
  public byte[] sequence() {
    BitWriter out = new BitWriter(64);
    out.bits(MAIN_PROFILE, 8);
    out.bits(MAIN_COMPATIBLE, 8);
    out.bits(level.idc(), 8);
    out.unsigned(0); // seq_parameter_set_id
    out.unsigned(FRAME_NUMBER_BITS - 4);
    out.unsigned(0); // pic_order_cnt_type
    out.unsigned(ORDER_COUNT_BITS - 4);
    out.unsigned(2); // max_num_ref_frames: the keys before and after
    out.flag(false); // gaps_in_frame_num_value_allowed_flag
    out.unsigned(size.macroblockColumns() - 1);
    out.unsigned(size.macroblockRows() - 1);
    out.flag(true); // frame_mbs_only_flag
    out.flag(true); // direct_8x8_inference_flag
    cropping(out);
    out.flag(true); // vui_parameters_present_flag
    usability(out);
    out.stop();
    return NalUnit.SEQUENCE_PARAMETERS.wrap(out);
  }

  /** How pictures are coded, as a NAL unit. */
  public byte[] picture() {
    BitWriter out = new BitWriter(16);
    out.unsigned(0); // pic_parameter_set_id
    out.unsigned(0); // seq_parameter_set_id
    out.flag(false); // entropy_coding_mode_flag: CAVLC
    out.flag(false); // bottom_field_pic_order_in_frame_present_flag
    out.unsigned(0); // num_slice_groups_minus1
    out.unsigned(0); // num_ref_idx_l0_default_active_minus1
    out.unsigned(0); // num_ref_idx_l1_default_active_minus1
    out.flag(false); // weighted_pred_flag
    out.bits(IMPLICIT_WEIGHTS, 2);
    out.signed(INITIAL_QP - 26);
    out.signed(0); // pic_init_qs_minus26
    out.signed(0); // chroma_qp_index_offset
    out.flag(true); // deblocking_filter_control_present_flag
    out.flag(false); // constrained_intra_pred_flag
    out.flag(false); // redundant_pic_cnt_present_flag
    out.stop();
    return NalUnit.PICTURE_PARAMETERS.wrap(out);
  }

  private void cropping(BitWriter out) {
    int right = 16 * size.macroblockColumns() - size.width();
    int bottom = 16 * size.macroblockRows() - size.height();
    out.flag(right + bottom > 0);
    if (right + bottom > 0) {
      out.unsigned(0);
      out.unsigned(right / 2);
      out.unsigned(0);
      out.unsigned(bottom / 2);
    }
  }

  private void usability(BitWriter out) {
    out.flag(true); // aspect_ratio_info_present_flag
    out.bits(1, 8); // square samples
    out.flag(false); // overscan_info_present_flag
    out.flag(true); // video_signal_type_present_flag
    out.bits(UNSPECIFIED_FORMAT, 3);
    out.flag(false); // video_full_range_flag
    out.flag(true); // colour_description_present_flag
    out.bits(BT_709, 8); // primaries
    out.bits(BT_709, 8); // transfer
    out.bits(BT_709, 8); // matrix
    out.flag(false); // chroma_loc_info_present_flag
    out.flag(true); // timing_info_present_flag
    out.bits(1, 32);
    out.bits(2 * framesPerSecond, 32); // in fields
    out.flag(true); // fixed_frame_rate_flag
    out.flag(false); // nal_hrd_parameters_present_flag
    out.flag(false); // vcl_hrd_parameters_present_flag
    out.flag(false); // pic_struct_present_flag
    out.flag(true); // bitstream_restriction_flag
    out.flag(true); // motion_vectors_over_pic_boundaries_flag
    out.unsigned(0); // max_bytes_per_pic_denom: no limit
    out.unsigned(0); // max_bits_per_mb_denom: no limit
    out.unsigned(11); // log2_max_mv_length_horizontal
    out.unsigned(11); // log2_max_mv_length_vertical
    out.unsigned(1); // max_num_reorder_frames
    out.unsigned(2); // max_dec_frame_buffering
  }
}
