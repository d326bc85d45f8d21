// SPDX-License-Identifier: GPL-3.0-or-later
// The interface has signals, so its meta object needs a translation unit.
#include "realtime/voiceprovider.h"

#include "moc_voiceprovider.cpp"
