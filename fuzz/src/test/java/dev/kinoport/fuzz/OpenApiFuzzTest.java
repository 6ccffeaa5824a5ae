package dev.kinoport.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.kinoport.fault.FaultList;
import dev.kinoport.modelfile.ModelFile;
import dev.kinoport.modelfile.openapi.ModelDraft;
import dev.kinoport.modelfile.yaml.FileFault;
import dev.kinoport.offer.Catalogue;
import io.vavr.collection.Seq;
import io.vavr.control.Validation;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Timeout;

@Timeout(300)
class OpenApiFuzzTest {
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 30);

  @FuzzTest
  void aDraftIsAFileThatReadsBack(byte[] data) {
    Validation<Seq<FileFault>, ModelDraft> read = ModelDraft.of(Utf8.text(data), "acme", TODAY);
    if (read.isInvalid()) {
      assertThat(read.getError()).hasSizeBetween(1, FaultList.MOST_TOLD + 1);
      return;
    }

    ModelDraft draft = read.get();
    assertThat(ModelFile.read(draft.write(), new Catalogue(List.of())).map(Catalogue::offers))
        .isEqualTo(Validation.valid(List.of(draft.model())));
  }
}
