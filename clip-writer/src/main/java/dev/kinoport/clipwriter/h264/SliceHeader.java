package dev.kinoport.clipwriter.h264;

import dev.kinoport.clipwriter.scene.KeyframeSchedule;

/**
 * Opens the one slice of a picture (H.264 clause 7.3.3).
 *
 * @param picture where the picture stands in the clip
 */
record SliceHeader(KeyframeSchedule.Entry picture) {
  private static final int ONLY_B = 6;
  private static final int ONLY_I = 7;
  private static final int FRAME_NUMBER_MASK = (1 << ParameterSets.FRAME_NUMBER_BITS) - 1;

  /** Opens a key picture; the decoder smooths its block edges. */
  void openKey(BitWriter out, int qp) {
    open(out, ONLY_I);
    if (picture.isFirst()) {
      out.flag(false); // no_output_of_prior_pics_flag
      out.flag(false); // long_term_reference_flag
    } else {
      out.flag(false); // adaptive_ref_pic_marking_mode_flag
    }
    out.signed(qp - ParameterSets.INITIAL_QP);
    out.unsigned(0); // disable_deblocking_filter_idc
    out.signed(0); // slice_alpha_c0_offset_div2
    out.signed(0); // slice_beta_offset_div2
  }

  /** Opens a picture between two keys. */
  void openBetween(BitWriter out) {
    open(out, ONLY_B);
    out.flag(true); // direct_spatial_mv_pred_flag
    out.flag(false); // num_ref_idx_active_override_flag
    out.flag(false); // ref_pic_list_modification_flag_l0
    out.flag(false); // ref_pic_list_modification_flag_l1
    out.signed(0); // slice_qp_delta
    out.unsigned(1); // disable_deblocking_filter_idc
  }

  private void open(BitWriter out, int type) {
    out.unsigned(0); // first_mb_in_slice
    out.unsigned(type);
    out.unsigned(0); // pic_parameter_set_id
    out.bits(picture.frameNumber() & FRAME_NUMBER_MASK, ParameterSets.FRAME_NUMBER_BITS);
    if (picture.isFirst()) {
      out.unsigned(0); // idr_pic_id
    }
    out.bits(2 * picture.display(), ParameterSets.ORDER_COUNT_BITS);
  }
}
