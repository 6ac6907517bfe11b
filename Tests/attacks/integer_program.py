"""Integer programmes over counts, solved by GLPK's branch and bound through its C interface: the library is there
wherever the tools are built."""

import ctypes
import ctypes.util

_OFF, _ON = 0, 1
_MIN, _MAX = 1, 2
_FREE, _LOWER, _UPPER, _BOTH, _FIXED = 1, 2, 3, 4, 5
_INTEGER = 2
_OPTIMAL = 5


class _Parameters(ctypes.Structure):
    """`glp_iocp`, as far as it is set here."""

    _fields_ = (
        [(name, ctypes.c_int) for name in ("msg_lev", "br_tech", "bt_tech")]
        + [("tol_int", ctypes.c_double), ("tol_obj", ctypes.c_double)]
        + [(name, ctypes.c_int) for name in ("tm_lim", "out_frq", "out_dly")]
        + [("cb_func", ctypes.c_void_p), ("cb_info", ctypes.c_void_p), ("cb_size", ctypes.c_int)]
        + [("pp_tech", ctypes.c_int), ("mip_gap", ctypes.c_double)]
        + [(name, ctypes.c_int) for name in ("mir_cuts", "gmi_cuts", "cov_cuts", "clq_cuts", "presolve")]
        + [("rest", ctypes.c_char * 512)]
    )


def _library():
    path = ctypes.util.find_library("glpk") or "libglpk.so"
    glpk = ctypes.CDLL(path)
    glpk.glp_create_prob.restype = ctypes.c_void_p
    glpk.glp_mip_obj_val.restype = ctypes.c_double
    glpk.glp_mip_col_val.restype = ctypes.c_double
    glpk.glp_term_out(_OFF)
    return glpk


_glpk = _library()


class IntegerProgram:
    """Counts that are whole and not negative, and what is known of their sums."""

    def __init__(self, size):
        self.size = size
        self._problem = ctypes.c_void_p(_glpk.glp_create_prob())
        if size:
            _glpk.glp_add_cols(self._problem, size)
        for column in range(1, size + 1):
            _glpk.glp_set_col_kind(self._problem, column, _INTEGER)
            _glpk.glp_set_col_bnds(self._problem, column, _LOWER, ctypes.c_double(0), ctypes.c_double(0))

    def __del__(self):
        _glpk.glp_delete_prob(self._problem)

    def require(self, coefficients, low=None, high=None):
        """Requires low <= sum of coefficient × count <= high; `coefficients` by the counts' numbers from 0."""
        row = _glpk.glp_add_rows(self._problem, 1)
        if low is not None and high is not None:
            kind = _FIXED if low == high else _BOTH
        else:
            kind = _LOWER if high is None else _UPPER
        _glpk.glp_set_row_bnds(self._problem, row, kind, ctypes.c_double(low or 0), ctypes.c_double(high or 0))
        items = [(index + 1, value) for index, value in coefficients.items() if value]
        indices = (ctypes.c_int * (len(items) + 1))(0, *[index for index, _ in items])
        values = (ctypes.c_double * (len(items) + 1))(0, *[value for _, value in items])
        _glpk.glp_set_mat_row(self._problem, row, len(items), indices, values)

    def best(self, cells, highest):
        """The least or the highest sum of some counts; None if what is required cannot be."""
        problem = self._problem
        _glpk.glp_set_obj_dir(problem, _MAX if highest else _MIN)
        chosen = set(cells)
        for column in range(self.size):
            _glpk.glp_set_obj_coef(problem, column + 1, ctypes.c_double(1 if column in chosen else 0))
        parameters = _Parameters()
        _glpk.glp_init_iocp(ctypes.byref(parameters))
        parameters.msg_lev = _OFF
        parameters.presolve = _ON
        parameters.tm_lim = 20_000
        if _glpk.glp_intopt(problem, ctypes.byref(parameters)) != 0:
            return None
        if _glpk.glp_mip_status(problem) != _OPTIMAL:
            return None
        return round(_glpk.glp_mip_obj_val(problem))

    def interval(self, cells):
        low, high = self.best(cells, False), self.best(cells, True)
        return None if low is None or high is None else (low, high)
