namespace MonteCarloRisk.Kernels.Tests.RandomNumbers;

/// <summary>Known answers of Philox4x32-10: the three of Random123 (tests/kat_vectors), and five counters of key (42, 0) computed elsewhere.</summary>
public static class PhiloxVectors
{
    public static TheoryData<uint[], uint[], uint[]> All { get; } = new()
    {
        { [0, 0, 0, 0], [0, 0], [0x6627e8d5, 0xe169c58d, 0xbc57ac4c, 0x9b00dbd8] },
        { [~0U, ~0U, ~0U, ~0U], [~0U, ~0U], [0x408f276d, 0x41c83b0e, 0xa20bc7c6, 0x6d5451fd] },
        { [0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344], [0xa4093822, 0x299f31d0], [0xd16cfe09, 0x94fdcceb, 0x5001e420, 0x24126ea1] },
        { [1, 0, 0, 0], [42, 0], [0xfcdb2127, 0x53ba6cfd, 0x838f5a6e, 0x744e06fb] },
        { [2, 0, 0, 0], [42, 0], [0xd36c0225, 0xa8875dcb, 0x9a4d6d99, 0xc609a559] },
        { [0, 1, 0, 0], [42, 0], [0x42e0b8b3, 0x7dbf5de8, 0x2fe739d4, 0x6aaf03eb] },
        { [0, 0, 0, 1], [42, 0], [0x20439b04, 0x9807e022, 0x5419fa3f, 0xc8fa5a2d] },
        { [0xffffffff, 0, 0, 0], [42, 0], [0x6e2412de, 0x41d4ec95, 0x29dd3e0c, 0xaed56cfa] },
    };
}
