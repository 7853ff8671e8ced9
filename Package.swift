// swift-tools-version: 6.2
import PackageDescription

/// The rules every target keeps: warnings are errors, and nothing is visible that is not imported.
let strict: [SwiftSetting] = [
  .treatAllWarnings(as: .error),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
]

/// A library target and, beside it, the target of its tests.
func library(
  _ name: String, _ dependencies: [Target.Dependency] = [], exclude: [String] = [],
  testing: [Target.Dependency] = []
) -> [Target] {
  [
    .target(name: name, dependencies: dependencies, exclude: exclude, swiftSettings: strict),
    .testTarget(
      name: name + "Tests", dependencies: [.target(name: name)] + dependencies + testing,
      exclude: testExclusions[name] ?? [], swiftSettings: strict),
  ]
}

/// Fixture folders, read by path and not bundled.
let testExclusions = [
  "NeuralNets": ["Fixtures"], "Tensors": ["Fixtures"], "Distillation": ["Fixtures"],
  "Signals": ["Fixtures"], "Session": ["Transcripts"],
]

let targets: [[Target]] = [
  [
    // Without `pkgConfig`, which would link the libraries: they are opened when they are first needed.
    .systemLibrary(
      name: "COpenBLAS",
      providers: [.apt(["libopenblas-dev"]), .brew(["openblas"])]),
    .systemLibrary(
      name: "CEdit",
      providers: [.apt(["libedit-dev"]), .brew(["libedit"])]),
  ],
  library("Diagnostics"),
  library("Tensors", ["Diagnostics", "COpenBLAS"]),
  library("Media", ["Tensors", "Diagnostics"]),
  library("Signals", ["Tensors", "Diagnostics"]),
  library("Autodiff", ["Tensors", "Diagnostics"]),
  library("NeuralNets", ["Autodiff", "Tensors", "Diagnostics"]),
  library(
    "Datasets", ["Media", "Signals", "Tensors", "Diagnostics"],
    exclude: ["JapaneseVowels/ATTRIBUTION.md"]),
  library("Distillation", ["NeuralNets", "Autodiff", "Tensors", "Diagnostics"]),
  library("Plots", ["Diagnostics"]),
  library("Language", ["Diagnostics"]),
  library("Binding", ["Language", "Diagnostics"]),
  library("Notebooks", ["Language", "Plots", "Diagnostics"]),
  library(
    "Builtins",
    [
      "Binding", "Language", "Distillation", "NeuralNets", "Autodiff", "Datasets", "Media",
      "Signals", "Plots", "Tensors", "Diagnostics",
    ]),
  library(
    "Session",
    ["Notebooks", "Builtins", "Binding", "Language", "Tensors", "Diagnostics", "CEdit"],
    testing: ["lupi", "Media", "Signals"]),
  [
    .executableTarget(name: "lupi", dependencies: ["Session"], swiftSettings: strict),
    .executableTarget(
      name: "lupi-bench",
      dependencies: [
        "Datasets", "NeuralNets", "Autodiff", "Signals", "Tensors", "Language", "Diagnostics",
      ],
      exclude: ["README.md", "Peers"],
      swiftSettings: strict),
  ],
]

let package = Package(
  name: "lupi",
  products: [
    .executable(name: "lupi", targets: ["lupi"]),
    .executable(name: "lupi-bench", targets: ["lupi-bench"]),
  ],
  targets: targets.flatMap { $0 }
)
