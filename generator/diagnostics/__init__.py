"""What went wrong and where, as plain data.

Does not print, does not decide what a problem means for the build.
"""

from generator.diagnostics.codes import CODES, Code, Severity
from generator.diagnostics.problem import Checked, Diagnostic, Span, gather, inside, problem, within

__all__ = ["CODES", "Checked", "Code", "Diagnostic", "Severity", "Span", "gather", "inside", "problem", "within"]
