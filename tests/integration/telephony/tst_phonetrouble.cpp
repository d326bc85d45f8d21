// SPDX-License-Identifier: GPL-3.0-or-later
#include "phonefixture.h"

#include <QTest>

using namespace Attendant;

class tst_PhoneTrouble : public QObject
{
    Q_OBJECT
};

QTEST_GUILESS_MAIN(tst_PhoneTrouble)
#include "tst_phonetrouble.moc"
