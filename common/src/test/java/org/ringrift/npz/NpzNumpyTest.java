package org.ringrift.npz;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files of this package under NumPy itself; needs a Python with NumPy. */
class NpzNumpyTest {

    private static final String CHOSEN = System.getenv("RINGRIFT_PYTHON");
    private static final String PYTHON = CHOSEN == null || CHOSEN.isBlank() ? "python3" : CHOSEN;

    @TempDir
    private Path folder;

    @Test
    void numpyReadsPlainArraysWithoutPickle() throws Exception {
        assumeNumpy();
        Path file = folder.resolve("plain.npz");
        try (NpzSpool spool = new NpzSpool(folder);
                NpzWriter writer = new NpzWriter(Files.newOutputStream(file))) {
            writer.floats("features", new float[] {0, 1, 2, 3, 4, 5.5f}, 1, 3, 2);
            writer.integers("tiny", DType.INT8, new int[] {-128, 127}, 2);
            writer.integers("codes", DType.UINT8, new int[] {0, 255}, 2);
            writer.integers("small", DType.INT16, new int[] {-300, 300}, 2);
            writer.integers("indices", DType.INT32, new int[] {-70000, 70000}, 2);
            writer.longs("offsets", new long[] {0, 1L << 40});
            writer.doubles("times", new double[] {0.1, -1e300});
            writer.texts("phases", List.of("movement", "größe", "\uD83C\uDFB2"));
            writer.scalar("board_type", "hex8");
            writer.scalar("in_channels", 40);
            writer.scalar("scale", 0.25);
            writer.scalar("normalized", true);
            NpyOutput rows = spool.add("rows", DType.FLOAT32, 2);
            rows.write(new float[] {1, 2, 3, 4, 5, 6});
            NpyOutput flags = spool.add("flags", DType.BOOL);
            flags.write(true);
            flags.write(false);
            spool.writeTo(writer);
            writer.finish();
        }
        check(file, """
                import numpy as np, sys, warnings
                warnings.simplefilter('error')
                with np.load(sys.argv[1]) as z:
                    a = {k: z[k] for k in z.files}
                def same(name, dtype, values):
                    x = a.pop(name)
                    assert x.dtype == np.dtype(dtype), (name, x.dtype)
                    assert x.tolist() == values, (name, x)
                same('features', '<f4', [[[0, 1], [2, 3], [4, 5.5]]])
                same('tiny', 'i1', [-128, 127])
                same('codes', 'u1', [0, 255])
                same('small', '<i2', [-300, 300])
                same('indices', '<i4', [-70000, 70000])
                same('offsets', '<i8', [0, 1 << 40])
                same('times', '<f8', [0.1, -1e300])
                same('phases', '<U8', ['movement', 'gr\\u00f6\\u00dfe', '\\U0001F3B2'])
                same('board_type', '<U4', 'hex8')
                same('in_channels', '<i8', 40)
                same('scale', '<f8', 0.25)
                same('normalized', '?', True)
                same('rows', '<f4', [[1, 2], [3, 4], [5, 6]])
                same('flags', '?', [True, False])
                assert not a, a
                """);
    }

    @Test
    void numpyReadsObjectArrays() throws Exception {
        assumeNumpy();
        int rows = 2500;
        long[] offsets = new long[rows + 1];
        for (int i = 0; i < rows; i++) {
            offsets[i + 1] = offsets[i] + i % 4;
        }
        int[] indices = new int[(int) offsets[rows]];
        float[] values = new float[indices.length];
        for (int i = 0; i < indices.length; i++) {
            indices[i] = i * 1001 - 5;
            values[i] = i / 4f;
        }
        Map<String, Object> metadata = new LinkedHashMap<>();
        metadata.put("export_time", "2000-01-01T00:00:00 größe");
        metadata.put("game_count", 12);
        metadata.put("seed", -(1L << 40));
        metadata.put("share", 0.1);
        metadata.put("swap", false);
        metadata.put("newest", null);
        metadata.put("shape", List.of(1, 2, 3));
        metadata.put("checksums", Map.of("features", "ab12"));
        Path file = folder.resolve("compat.npz");
        try (NpzWriter writer = new NpzWriter(Files.newOutputStream(file))) {
            writer.raggedIntegers("policy_indices", offsets, indices);
            writer.raggedFloats("policy_values", offsets, values);
            writer.raggedFloats("none", new long[] {0}, new float[0]);
            writer.dictionary("metadata", metadata);
            writer.finish();
        }
        check(file, """
                import numpy as np, sys, warnings
                warnings.simplefilter('error')
                with np.load(sys.argv[1], allow_pickle=True) as z:
                    a = {k: z[k] for k in z.files}
                at = 0
                assert a['policy_indices'].shape == a['policy_values'].shape == (2500,)
                assert a['policy_indices'].dtype == a['policy_values'].dtype == object
                for i in range(2500):
                    x, y = a['policy_indices'][i], a['policy_values'][i]
                    assert x.dtype == np.int32 and x.tolist() == [j * 1001 - 5 for j in range(at, at + i % 4)]
                    assert y.dtype == np.float32 and y.tolist() == [j / 4 for j in range(at, at + i % 4)]
                    assert y.flags.writeable and y.ndim == 1
                    at += i % 4
                assert a['none'].shape == (0,) and a['none'].dtype == object
                assert a['metadata'].shape == () and a['metadata'].dtype == object
                assert a['metadata'].item() == {
                    'export_time': '2000-01-01T00:00:00 gr\\u00f6\\u00dfe', 'game_count': 12, 'seed': -(1 << 40),
                    'share': 0.1, 'swap': False, 'newest': None, 'shape': [1, 2, 3],
                    'checksums': {'features': 'ab12'}}
                import pickle
                assert pickle.loads(pickle.dumps(a['policy_values']))[3].tolist() == a['policy_values'][3].tolist()
                """);
    }

    @Test
    void filesOfNumpyAreRead() throws Exception {
        assumeNumpy();
        Path file = folder.resolve("numpy.npz");
        check(file, """
                import numpy as np, sys
                np.savez_compressed(sys.argv[1], x=np.arange(6, dtype=np.float32).reshape(2, 3),
                                    name=np.array('hex8'), words=np.array(['a', 'bcd']), n=np.int64(7),
                                    flags=np.array([True, False]), objects=np.array([None, 1], dtype=object))
                """);
        try (NpzReader reader = NpzReader.open(file)) {
            assertThat(reader.floats("x")).containsExactly(0, 1, 2, 3, 4, 5);
            assertThat(reader.header("x").shape()).containsExactly(2, 3);
            assertThat(reader.texts("name")).containsExactly("hex8");
            assertThat(reader.texts("words")).containsExactly("a", "bcd");
            assertThat(reader.longs("n")).containsExactly(7);
            assertThat(reader.ints("flags")).containsExactly(1, 0);
            assertThat(reader.header("objects").dtype()).isEqualTo(DType.OBJECT);
        }
    }

    /** A Python that was asked for by name must have NumPy; the system's own may lack it. */
    private static void assumeNumpy() throws InterruptedException {
        boolean found;
        try {
            found = run(List.of(PYTHON, "-c", "import numpy")).status == 0;
        } catch (IOException e) {
            found = false;
        }
        if (CHOSEN != null && !CHOSEN.isBlank()) {
            assertThat(found)
                    .as("RINGRIFT_PYTHON=%s runs and has NumPy", CHOSEN)
                    .isTrue();
        }
        assumeTrue(found, "python3 has no NumPy: set RINGRIFT_PYTHON to an interpreter that has it");
    }

    private static void check(Path file, String script) throws IOException, InterruptedException {
        Run run = run(List.of(PYTHON, "-c", script, file.toString()));
        assertThat(run.status).as(run.output).isZero();
    }

    private record Run(int status, String output) {}

    private static Run run(List<String> command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Run(process.waitFor(), output);
    }
}
