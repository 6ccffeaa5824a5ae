package dev.kinoport.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.kinoport.fault.FaultList;
import dev.kinoport.modelfile.ModelFile;
import dev.kinoport.modelfile.yaml.FileFault;
import dev.kinoport.offer.Catalogue;
import dev.kinoport.offer.Offer;
import io.vavr.collection.Seq;
import io.vavr.control.Validation;
import java.util.List;
import org.junit.jupiter.api.Timeout;

@Timeout(300)
class ModelFileFuzzTest {
  private static final Catalogue NOTHING = new Catalogue(List.of());

  @FuzzTest
  void modelsReadBackAsTheyAreWritten(byte[] data) {
    Validation<Seq<FileFault>, Catalogue> read = ModelFile.read(Utf8.text(data), NOTHING);
    if (read.isInvalid()) {
      assertThat(read.getError()).hasSizeBetween(1, FaultList.MOST_TOLD + 1);
      return;
    }

    List<Offer> models = read.get().offers();
    assertThat(ModelFile.read(ModelFile.write(models), NOTHING).map(Catalogue::offers))
        .isEqualTo(Validation.valid(models));
  }
}
