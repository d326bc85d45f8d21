// SPDX-License-Identifier: GPL-3.0-or-later
// The ports have signals, so their meta objects need a translation unit.
#include "calls/legs.h"

#include "moc_legs.cpp"
