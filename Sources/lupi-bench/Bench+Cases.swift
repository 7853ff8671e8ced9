import Tensors

extension Bench {
  /// Every case by name; a case is made when its turn comes.
  static func cases(_ numerics: Numerics) -> [(name: String, make: () throws -> any BenchCase)] {
    let products = [
      ProductCase("gemm_forward", 64, 256, 1582, numerics),
      ProductCase("gemm_weights", 1582, 256, 64, numerics, transposesA: true),
      ProductCase("gemm_inputs", 64, 256, 128, numerics, transposesB: true),
      ProductCase("gemm_square", 512, 512, 512, numerics),
      ProductCase("gemm_row", 1, 384, 128, numerics),
    ]
    let functions: [UnaryFunction] = [
      .exponential, .logarithm, .hyperbolicTangent, .sigmoid, .gaussianErrorLinear, .squareRoot,
      .rectify,
    ]
    return products.map { product in (product.name, { product }) }
      + TrainingCase.Kind.allCases.map { kind in
        (kind.rawValue, { try TrainingCase(kind, numerics) })
      }
      + ConvolutionCase.Kind.allCases.map { kind in
        (kind.rawValue, { try ConvolutionCase(kind, numerics) })
      }
      + RecurrentCase.Kind.allCases.map { kind in
        (kind.rawValue, { try RecurrentCase(kind, numerics) })
      }
      + SequentialCase.Kind.allCases.map { kind in
        (kind.rawValue, { try SequentialCase(kind, numerics) })
      }
      + functions.map { function in
        let test = FunctionCase(function)
        return (test.name, { test })
      }
      + [
        ("normals", { NormalsCase() }), ("npy_read", { try NumPyCase() }),
        ("csv_numbers", { NumbersCase() }), ("csv_table", { TableCase() }),
        ("json_numbers", { JSONCase() }),
        ("log_mel", { try LogMelCase() }),
      ]
      + InterpreterCase.Kind.allCases.map { kind in
        (kind.rawValue, { try InterpreterCase(kind) })
      }
      + ProcessCase.Kind.allCases.map { kind in
        (kind.rawValue, { try ProcessCase(kind, numerics) })
      }
  }
}
